package dev.tunesmith.advisor.settings;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.Adviser;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode.Actual;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.remedy.RoleSetting;
import dev.tunesmith.core.workload.Client;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Advises memory for the sorts and hashes of a role where those of a statement spill to disk. */
public final class WorkMemory implements Adviser {

  private static final String SETTING = "work_mem";
  private static final long BLOCK_BYTES = 8_192;

  // Rows take about two to three times as much room in memory as in a temporary file.
  private static final long MEMORY_PER_SPILLED_BYTE = 3;
  private static final long LEAST_MEGABYTES = 8;

  /** Every session may take it several times over: more than this is for a person to say. */
  private static final long MOST_MEGABYTES = 256;

  private static final double LEAST_GAIN = 0.1;

  @Override
  public RemedyKind kind() {
    return RemedyKind.SESSION_SETTING;
  }

  @Override
  public List<Advice> advise(Issue issue, @Nullable Query query, AdvisorContext context) {
    return query == null ? List.of() : forStatement(query, context);
  }

  /** The advice for one statement; empty where nothing spills, or far too much. */
  static List<Advice> forStatement(Query query, AdvisorContext context) {
    Client client = context.client();
    Optional<Measurement> measured =
        context.measurements().stream()
            .filter(each -> each.query().equals(query.name()))
            .findFirst();
    long spilled = measured.map(each -> spilledBytes(each.plan())).orElse(0L);
    long megabytes = enough(spilled);
    if (client == null || spilled == 0 || megabytes > MOST_MEGABYTES) {
      return List.of();
    }
    Remedy remedy =
        new RoleSetting(client.role(), SETTING, megabytes + "MB", client.settings().get(SETTING));
    return context.tried().contains(remedy)
        ? List.of()
        : List.of(advice(remedy, query, spilled, context));
  }

  private static long spilledBytes(Plan plan) {
    Actual actual = plan.root().actual();
    return actual == null ? 0 : actual.spilledBlocks() * BLOCK_BYTES;
  }

  /** The power of two, in megabytes, that holds it all. */
  private static long enough(long spilledBytes) {
    long needed = ((MEMORY_PER_SPILLED_BYTE * spilledBytes - 1) >> 20) + 1;
    return needed <= LEAST_MEGABYTES ? LEAST_MEGABYTES : Long.highestOneBit(needed - 1) << 1;
  }

  private static Advice advice(
      Remedy remedy, Query query, long spilledBytes, AdvisorContext context) {
    double before = context.whatIf().planWith(query, List.of()).cost();
    double after = context.whatIf().planWith(query, List.of(remedy)).cost();
    String why =
        String.format(
            Locale.ROOT,
            "%.1f MB are spilled to disk by what sorts or hashes; %s keeps it in memory. Each"
                + " sort of each session of the role may then take that much.",
            spilledBytes / 1e6,
            remedy.summary());
    // The planner prices disk and memory almost alike; the trial will tell.
    return new Advice(remedy, before, Math.min(after, before * (1 - LEAST_GAIN)), 0, why);
  }
}
