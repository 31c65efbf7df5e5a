package dev.tunesmith.engine.crew;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Plays every scenario with several seeds: {@code KIND SEEDS}, where {@code all} is every kind. */
final class CrewBench {

  private CrewBench() {}

  public static void main(String[] arguments) throws SQLException, IOException {
    String kind = arguments[0];
    List<Played> all = new ArrayList<>();
    for (long seed = 1; seed <= Long.parseLong(arguments[1]); seed++) {
      for (Scenario scenario : Scenario.drawn(seed)) {
        if (kind.equals("all") || isOf(kind, scenario)) {
          Path folder = Files.createTempDirectory("tunesmith-crew");
          Played played = Played.of(scenario, folder, UnaryOperator.identity());
          System.out.println("seed " + seed + "  " + played.line());
          all.add(played);
        }
      }
    }
    long good = all.stream().filter(Played::isGood).count();
    System.out.println(good + " of " + all.size() + " good");
    System.exit(good == all.size() ? 0 : 1);
  }

  private static boolean isOf(String kind, Scenario scenario) {
    return scenario.planted().stream().anyMatch(each -> each.kind().label().equals(kind));
  }
}
