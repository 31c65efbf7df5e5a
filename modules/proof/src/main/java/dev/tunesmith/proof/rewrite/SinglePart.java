package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.WithItem;

/** The only common table expression, asked once and alone, becomes a subquery. */
final class SinglePart {

  static final RewriteRule RULE =
      new RewriteRule(
          "a common table expression is asked only once",
          "It reads only, is not recursive, and is the only thing that the statement reads.",
          "What is asked once may as well be written where it is asked.");

  private SinglePart() {}

  static Optional<Change> of(String sql, PlainSelect select) {
    WithItem<?> part = select.getWithItemsList().get(0);
    FromItem asked = select.getFromItem();
    boolean isSingle =
        select.getWithItemsList().size() == 1
            && isPlain(part)
            && asked instanceof Table table
            && table.getSchemaName() == null
            && Scope.folded(table.getName()).equals(Scope.folded(part.getAliasName()))
            && Selects.joins(select).isEmpty()
            && isAskedOnce(sql, part.getAliasName());
    return isSingle ? Optional.of(change(select, part, asked)) : Optional.empty();
  }

  private static boolean isPlain(WithItem<?> part) {
    return !part.isRecursive()
        && part.getWithItemList() == null
        && part.getParenthesedStatement() instanceof ParenthesedSelect inner
        && inner.getSelect() instanceof PlainSelect;
  }

  private static boolean isAliased(FromItem asked) {
    return asked.getAlias() != null;
  }

  /** Its name stands where it is defined and where it is asked; else it is a column's table. */
  private static boolean isAskedOnce(String sql, String name) {
    List<String> words = SelectText.names(sql);
    int named = 0;
    for (int i = 0; i < words.size(); i++) {
      boolean isQualifying = i + 1 < words.size() && words.get(i + 1).equals(".");
      named += !isQualifying && words.get(i).equals(Scope.folded(name)) ? 1 : 0;
    }
    return named == 2;
  }

  private static Change change(PlainSelect select, WithItem<?> part, FromItem asked) {
    String all = select.toString();
    String list = "SELECT " + (select.getDistinct() == null ? "" : select.getDistinct() + " ");
    int before = ("WITH " + part + list + Selects.items(select)).length();
    String main = all.substring(all.indexOf(" FROM " + asked, before));
    String alias = isAliased(asked) ? asked.getAlias().toString() : " " + asked;
    return Change.of(
        list
            + Selects.items(select)
            + " FROM "
            + part.getParenthesedStatement()
            + alias
            + main.substring((" FROM " + asked).length()),
        RULE,
        Grounds.proven());
  }
}
