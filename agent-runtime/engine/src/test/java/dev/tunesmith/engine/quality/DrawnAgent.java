package dev.tunesmith.engine.quality;

import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.remedy.Rewrite;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** An agent that proposes whatever is drawn, each time under another name. */
final class DrawnAgent implements Agent {

  private final Random random;
  private int count;

  DrawnAgent(Random random) {
    this.random = random;
  }

  @Override
  public String name() {
    return "drawn";
  }

  @Override
  public Answer work(Case task, Toolbox tools) {
    return switch (random.nextInt(20)) {
      case 0 -> new Answer.GaveUp("nothing comes to mind");
      case 1 -> new Answer.Invalid("answer-empty", "it said nothing");
      case 2 -> new Answer.OutOfTime();
      default -> new Answer.Proposed(drafted(task).proposal());
    };
  }

  private Draft drafted(Case task) {
    Draft draft = Draft.of(task, remedy(task));
    return switch (random.nextInt(14)) {
      case 0 -> draft.citing(EvidenceId.of(99_999));
      case 1 -> draft.citing();
      case 2 -> draft.expecting(0);
      case 3 -> draft.because("it reads 777,777 rows");
      case 4 -> Draft.of(task, remedy(task), remedy(task));
      default -> draft;
    };
  }

  private Remedy remedy(Case task) {
    Query query = task.query();
    if (query == null) {
      return new DropIndex(DrawnFindings.REDUNDANT);
    }
    count++;
    return random.nextInt(3) == 0 ? rewrite(query) : index(query);
  }

  private Remedy rewrite(Query query) {
    String after = query.sql() + " and " + count + " = " + count;
    return new Rewrite(new Restatement(query.name(), query.sql(), after));
  }

  /** The statements ask for the column that they are named after. */
  private Remedy index(Query query) {
    String asked = random.nextInt(8) == 0 ? "colour" : query.name().value();
    String other = DrawnFindings.COLUMNS.get(random.nextInt(DrawnFindings.COLUMNS.size()));
    return new CreateIndex(
        "drawn_" + count,
        IndexShape.btree(
            DrawnFindings.TABLE, List.of(IndexKey.column(asked), IndexKey.column(other))));
  }

  @Override
  public Optional<Guidance> advise(Case question, Toolbox tools) {
    return Optional.empty();
  }
}
