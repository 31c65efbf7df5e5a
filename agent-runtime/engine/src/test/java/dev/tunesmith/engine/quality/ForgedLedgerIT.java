package dev.tunesmith.engine.quality;

import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A decision is carried out on what the ledger says, and the gates look at that as well. */
class ForgedLedgerIT {

  @TempDir private static Path waiting;
  private static PracticeServer database;
  private static Played before;

  @TempDir private Path folder;

  @BeforeAll
  static void play() throws IOException {
    database = PlantedDatabase.start();
    before = ForgedLedger.before().play(database.dataSource(), waiting);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  static List<ForgedLedger> forgeries() {
    return ForgedLedger.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void a_forged_issue_is_refused(ForgedLedger forgery) {
    Played decided = forgery.decide(before, database.dataSource(), folder.resolve("results"));

    decided.refuses(forgery.decided());
    decided.handsNothingOver();
  }
}
