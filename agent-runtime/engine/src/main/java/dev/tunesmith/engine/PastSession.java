package dev.tunesmith.engine;

import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.Attestation;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.wiring.ResumptionWiring;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session that has run, read back from its ledger. */
public final class PastSession {

  private PastSession() {}

  /**
   * What the ledger in a result folder adds up to.
   *
   * @throws InvalidInputException if the folder holds no readable ledger
   */
  public static SessionState read(Path folder) {
    return Journal.stateOf(folder);
  }

  /**
   * Whether the session in a result folder broke off and can go on with nothing but its password
   * and keys; {@link ResumedSession} does that.
   */
  public static boolean isResumable(Path folder) {
    try {
      return ResumptionWiring.canResume(Journal.stateOf(folder));
    } catch (InvalidInputException e) {
      return false;
    }
  }

  /**
   * Whether the ledger, and what stands beside it, is as the session wrote it.
   *
   * @param anchor a hash that {@link Attestation#hash} gave once and that was kept elsewhere, or
   *     null
   * @throws InvalidInputException if the folder holds no ledger
   */
  public static Attestation verify(Path folder, @Nullable String anchor) {
    return Journal.attestationOf(folder, anchor);
  }

  /**
   * Everything that happened, oldest first; also of a session that is still at work.
   *
   * @throws InvalidInputException if the folder holds no readable ledger
   */
  public static List<LedgerEntry> entries(Path folder) {
    return Journal.entriesOf(folder);
  }
}
