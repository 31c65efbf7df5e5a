package dev.tunesmith.advisor.tools;

import dev.tunesmith.core.agent.TargetFacts.Party;
import dev.tunesmith.core.agent.TargetFacts.Setting;
import dev.tunesmith.core.agent.TargetFacts.Wait;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import java.util.List;

/** Writes down how the target's server stands. */
final class ServerForm {

  private static final double MILLIS = 1_000;

  private ServerForm() {}

  static Structure settings(List<Setting> settings) {
    return Value.structure()
        .with("settings", sequence(settings.stream().map(ServerForm::setting).toList()));
  }

  private static Structure setting(Setting setting) {
    return Value.structure()
        .with("name", setting.name())
        .with("value", setting.value())
        .with("source", setting.source());
  }

  static Structure waits(List<Wait> waits) {
    return Value.structure()
        .with("waiting_sessions", (double) waits.size())
        .with("waits", sequence(waits.stream().map(ServerForm::wait).toList()));
  }

  private static Structure wait(Wait wait) {
    Structure form =
        party(wait.waiting())
            .with("waits_for", wait.wanted().kind())
            .with("mode", wait.wanted().mode());
    if (wait.wanted().relation() != null) {
      form = form.with("relation", wait.wanted().relation().toString());
    }
    if (wait.waited() != null) {
      form = form.with("waited_seconds", wait.waited().toMillis() / MILLIS);
    }
    return form.with(
        "blocked_by", sequence(wait.blockers().stream().map(ServerForm::party).toList()));
  }

  private static Structure party(Party party) {
    Structure form =
        Value.structure().with("pid", (double) party.pid()).with("state", party.state());
    if (party.holds() != null) {
      form = form.with("holds", party.holds());
    }
    return party.shape() == null ? form : form.with("statement", party.shape());
  }

  private static Value sequence(List<Structure> entries) {
    return new Value.Sequence(List.copyOf(entries));
  }
}
