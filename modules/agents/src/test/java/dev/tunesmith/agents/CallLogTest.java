package dev.tunesmith.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.agents.call.Transcript;
import dev.tunesmith.agents.masking.Disclosure;
import dev.tunesmith.agents.masking.Redaction;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.ModelExchange;
import dev.tunesmith.core.session.SessionEvent.ModelCalled;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.testkit.model.GoodTuner;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What left the machine is told, and told so that the ledger may be passed on. */
class CallLogTest {
  private static final ToolResult ROWS =
      new ToolResult.Answered(
          Value.structure()
              .with("filter", "name = 'Ada Lovelace'\n'London'")
              .with("comment", "ask ada@example.org, key sk-abcdefghijklmnopqrstuv"),
          List.of(EvidenceId.of(3)));
  private static final Script LOOKS_AND_LEAVES =
      Script.inOrder(
          Reply.call("table_details", "{\"table\":\"shop.orders\"}"),
          Reply.call("give_up", "{\"reason\":\"nothing but 'Ada' there\"}"));

  @ParameterizedTest
  @ValueSource(strings = {"openai:scripted", "anthropic:scripted"})
  void each_call_is_told_with_what_it_added_to_the_talk(String choice) {
    try (Wire wire = Wire.to(new GoodTuner(), choice)) {
      wire.work();

      assertThat(wire.calls()).hasSize(wire.requests().size()).hasSize(2);
      ModelCalled first = wire.calls().get(0);
      assertThat(first.issue()).isEqualTo(IssueId.of(1));
      assertThat(first.worker()).isEqualTo(new SkillId("database-optimizer"));
      assertThat(first.model()).isEqualTo(choice);
      assertThat(first.round()).isEqualTo(1);
      assertThat(first.exchange().sent())
          .startsWith("[system]\n" + Samples.SKILL_TEXT)
          .contains("[user]\nWork on this issue", "orders_by_customer")
          .endsWith("[tools] ask_advisor, table_details, foresee_plan, propose, give_up\n");
      assertThat(first.exchange().received()).startsWith("[model]\ncalls ask_advisor {");
      ModelCalled second = wire.calls().get(1);
      assertThat(second.round()).isEqualTo(2);
      assertThat(second.exchange().sent())
          .startsWith("[model]\ncalls ask_advisor {")
          .contains("}\n[result of ask_advisor]\n<data-delimiter ")
          .doesNotContain(Samples.SKILL_TEXT, "Work on this issue");
      assertThat(second.exchange().received()).contains("calls propose {");
    }
  }

  @Test
  void the_hash_is_that_of_the_whole_request_before_masking() {
    try (Wire wire = Wire.to(LOOKS_AND_LEAVES).with(Disclosure.SHARED)) {
      wire.work(Samples.slowQuery(), new ShopToolbox(ROWS));

      List<String> hashes =
          wire.calls().stream().map(ModelCalled::exchange).map(ModelExchange::sha256).toList();
      assertThat(hashes).hasSize(2).doesNotHaveDuplicates().allMatch(h -> h.length() == 64);
      assertThat(hashes.get(0))
          .isNotEqualTo(Transcript.sha256(wire.calls().get(0).exchange().sent()));
    }
  }

  @Test
  void values_that_were_shared_with_the_model_are_not_shared_with_the_ledger() {
    try (Wire wire = Wire.to(LOOKS_AND_LEAVES).with(Disclosure.SHARED)) {
      wire.work(Samples.slowQuery(), new ShopToolbox(ROWS));

      assertThat(wire.lastRequest().body().toString()).contains("Ada Lovelace", "London");
      ModelExchange second = wire.calls().get(1).exchange();
      assertThat(second.sent())
          .contains("name = '...'", "ask (address), key (secret)")
          .doesNotContain("Ada", "London", "example.org", "sk-abc");
      assertThat(second.received()).contains("nothing but '...' there");
    }
  }

  @Test
  void a_number_that_stands_for_a_withheld_literal_stays() {
    try (Wire wire = Wire.to(LOOKS_AND_LEAVES)) {
      wire.work(Samples.slowQuery(), new ShopToolbox(ROWS));

      assertThat(wire.calls().get(1).exchange().sent())
          .contains("name = 'withheld_1'\\n'withheld_2'");
    }
  }

  @Test
  void long_data_does_not_swell_the_ledger() {
    Value much = Value.texts(Collections.nCopies(200, "x".repeat(4_000)));
    ToolResult big =
        new ToolResult.Answered(Value.structure().with("rows", much), List.of(EvidenceId.of(3)));
    try (Wire wire = Wire.to(LOOKS_AND_LEAVES)) {
      wire.work(
          Samples.slowQuery("y".repeat(100_000), Duration.ofMinutes(5)), new ShopToolbox(big));

      assertThat(wire.calls())
          .allSatisfy(call -> assertThat(call.exchange().sent()).hasSizeLessThan(24_100));
      assertThat(wire.calls().get(1).exchange().sent()).contains("characters left out]");
    }
  }

  @Test
  void a_call_that_failed_is_told_with_its_code_and_asked_again_for_the_same_round() {
    Script script = new GoodTuner().afterFailures(1, Reply.status(429));
    try (Wire wire = Wire.to(script)) {
      wire.work();

      assertThat(wire.calls())
          .extracting(call -> call.round() + " " + call.exchange().fault())
          .containsExactly("1 rate-limited", "1 null", "2 null");
      ModelExchange again = wire.calls().get(1).exchange();
      assertThat(again.sha256()).isEqualTo(wire.calls().get(0).exchange().sha256());
      assertThat(again.sent()).isEmpty();
      assertThat(wire.calls().toString()).doesNotContain(Wire.KEY);
    }
  }

  @Test
  void a_call_that_was_cancelled_is_told() throws Exception {
    try (Wire wire = Wire.to(Script.always(new Reply.Hangs()))) {
      FutureTask<Boolean> work =
          new FutureTask<>(
              () -> {
                wire.work();
                return Thread.currentThread().isInterrupted();
              });
      Thread worker = new Thread(work);
      worker.start();
      wire.server.awaitHanging();
      worker.interrupt();

      assertThat(work.get(1, TimeUnit.MINUTES)).isTrue();
      assertThat(wire.calls())
          .singleElement()
          .satisfies(call -> assertThat(call.exchange().fault()).isEqualTo("cancelled"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "password = hunter22x             | password = (secret)",
        "api_key: \"abcdefgh\"            | api_key: \"(secret)\"",
        "{\"api_key\":\"abcdefgh\"}        | {\"api_key\":\"(secret)\"}",
        "where password = $1              | where password = $1",
        "postgres://u:pw123@db/shop       | postgres://(secret)@db/shop",
        "use ghp_abcdefghijklmnopqrstuvwx | use (secret)",
        "Authorization: Bearer abcdefgh1  | Authorization: Bearer (secret)",
        "the password is long             | the password is long",
        "select 1 from tokens             | select 1 from tokens"
      })
  void secrets_in_words_are_masked(String text, String shown) {
    assertThat(Redaction.ofWords(text, 1_000)).isEqualTo(shown);
  }

  @Test
  void a_private_key_is_masked_to_its_end() {
    assertThat(
            Redaction.ofWords(
                "a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\nxyz\n-----END RSA PRIVATE KEY-----\nb",
                100))
        .isEqualTo("a\n(secret)\nb");
  }
}
