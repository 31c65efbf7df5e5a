package dev.tunesmith.engine.crew;

import dev.tunesmith.core.session.IssueFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
    System.out.println(summary(all));
    long good = all.stream().filter(Played::isGood).count();
    System.out.println(good + " of " + all.size() + " good");
    System.exit(good == all.size() ? 0 : 1);
  }

  /** What the oracle says of all of them together. */
  private static String summary(List<Played> all) {
    List<IssueFile> named = all.stream().flatMap(Played::named).toList();
    long planted = all.stream().mapToLong(each -> each.scenario().planted().size()).sum();
    long mendable =
        all.stream()
            .flatMap(each -> each.scenario().planted().stream())
            .filter(each -> each.gain() > 0)
            .count();
    long mended =
        all.stream()
            .mapToLong(
                played ->
                    played.scenario().planted().stream()
                        .filter(each -> each.gain() > 0 && played.gain(each) >= each.gain())
                        .count())
            .sum();
    Map<Integer, Long> levels =
        named.stream()
            .collect(
                Collectors.groupingBy(
                    file -> file.standing().level().number(), TreeMap::new, Collectors.counting()));
    long decoys = all.stream().mapToLong(each -> each.scenario().decoys().size()).sum();
    long touched = all.stream().mapToLong(each -> each.touchedDecoys().size()).sum();
    return "causes named %d of %d; mended %d of %d; ended at level %s; decoys touched %d of %d"
        .formatted(named.size(), planted, mended, mendable, levels, touched, decoys);
  }

  private static boolean isOf(String kind, Scenario scenario) {
    return scenario.planted().stream().anyMatch(each -> each.kind().label().equals(kind));
  }
}
