package dev.tunesmith.core.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Libraries are told apart by how they write. */
class StatementAuthorTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          HIBERNATE | select l1_0.order_id,l1_0.id,l1_0.sku from order_lines l1_0 where l1_0.order_id=$1
          HIBERNATE | select lines0_.order_id as order_id2_1_0_, lines0_.id as id1_1_0_ from order_lines lines0_ where lines0_.order_id=$1
          HIBERNATE | /* load one-to-many com.shop.Order.lines */ select sku from order_lines where order_id = $1
          DJANGO | SELECT "shop_line"."id", "shop_line"."sku" FROM "shop_line" WHERE "shop_line"."order_id" = 5
          DJANGO | SELECT "blog_post"."id" FROM "blog_post" WHERE "blog_post"."author_id" = 3 LIMIT 21
          RAILS | SELECT "comments".* FROM "comments" WHERE "comments"."post_id" = $1
          RAILS | SELECT id FROM comments WHERE post_id = 4 /*application='Blog',controller='posts'*/
          SQLALCHEMY | SELECT addresses.id AS addresses_id, addresses.user_id AS addresses_user_id FROM addresses WHERE 5 = addresses.user_id
          SQLALCHEMY | select a.id from a where a.b = 3 /*db_driver='psycopg2',framework='flask'*/
          BY_HAND | select id, sku from order_lines where order_id = ?
          BY_HAND | SELECT o.id, o.total AS order_total FROM orders o WHERE o.customer_id = 7
          BY_HAND | select "id", "sku" from "order_lines" where "order_id" = 7
          """)
  void by_aliases_quotes_and_comments(StatementAuthor author, String sql) {
    assertThat(StatementAuthor.of(sql)).isEqualTo(author);
  }
}
