package dev.tunesmith.engine.loop.offence;

import dev.tunesmith.advisor.playbook.PlaybookAgent;
import dev.tunesmith.agents.model.Models;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.database.connection.Target;
import java.util.List;

/** A loop that opens databases and makes its agents itself. */
public final class LoopOffender {

  private LoopOffender() {}

  /** Reaches past the laboratory and the wiring. */
  public static List<Object> everything(Target target, Models models) {
    return List.of(target, models, new PlaybookAgent(() -> new Schema(List.of())));
  }
}
