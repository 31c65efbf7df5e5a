package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed as by {@code kill -9} in the middle of a session. {@code
 * -Dtunesmith.kills=20} kills twenty at random moments, by {@code -Dtunesmith.seed}.
 */
@Tag("long")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a killed process leaves no server there")
class KilledProcessIT {

  private static final long AGES_SECONDS = 300;

  private static final List<String> REMEDIES =
      List.of(
          "create index idx_letter_town on public.letter (town)",
          "create index idx_parcel_sender on public.parcel (sender)",
          "create index idx_stamp_value on public.stamp (value)");

  private static Practice practice;
  private static Path workload;

  @TempDir private static Path shared;
  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    practice = new Practice();
    practice.execute(
        """
        create table parcel (id int primary key, sender int not null, weight int not null);
        insert into parcel select n, n % 4000, n % 97 from generate_series(1, 20000) as n;
        create table stamp (id int primary key, value int not null, motif text not null);
        insert into stamp select n, n % 3000, md5(n::text) from generate_series(1, 20000) as n;
        create table bag (id int primary key, heavy boolean not null);
        insert into bag select n, n % 3 > 0 from generate_series(1, 3000) as n;
        analyze;
        """);
    workload =
        Files.writeString(
            shared.resolve("workload.sql"),
            """
            select id, body from letter where town = 'town 17';
            select id, weight from parcel where sender = 1234;
            select id, motif from stamp where value = 321;
            select count(*) from bag where heavy;
            """);
  }

  @AfterAll
  static void stop() {
    practice.close();
  }

  @Test
  void a_killed_session_goes_on_to_the_same_end() throws Exception {
    int kills = Integer.getInteger("tunesmith.kills", 0);
    if (kills == 0) {
      Path out = folder.resolve("out");
      killed(out, () -> awaitBaseline(out));
      goesOn(out);
      return;
    }
    long seed = Long.getLong("tunesmith.seed", System.nanoTime());
    Random random = new Random(seed);
    List<String> told = new ArrayList<>(List.of("seed " + seed));
    Duration usual = usual();
    for (int kill = 1; kill <= kills; kill++) {
      long moment = (long) (random.nextDouble() * usual.toMillis());
      Path out = folder.resolve("out-" + kill);
      killed(out, () -> TimeUnit.MILLISECONDS.sleep(moment));
      String line = "kill " + kill + " after " + moment + " ms: " + lines(out) + " lines written";
      told.add(line + ", " + goesOn(out));
      Files.write(Path.of("target", "kill-loop.txt"), told);
    }
  }

  private Duration usual() {
    long start = System.nanoTime();
    assertThat(practice.answer(practice.call(workload, folder.resolve("whole"))).out())
        .contains(REMEDIES);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @FunctionalInterface
  private interface Moment {
    void await() throws InterruptedException;
  }

  private void killed(Path out, Moment moment) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(practice.call(workload, out));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(Practice.VARIABLE, practice.password());
    builder.environment().put("HOME", folder.toString());
    Process process = builder.redirectOutput(folder.resolve("log").toFile()).start();
    try {
      moment.await();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(AGES_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  private static void awaitBaseline(Path out) throws InterruptedException {
    while (!content(out.resolve("ledger.jsonl")).contains("\"type\":\"baseline_measured\"")) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    Answer tooEarly = Answer.to("resume", out.toString());
    assertThat(tooEarly.err()).contains("a session is still at work in " + out);
    assertThat(tooEarly.code()).isEqualTo(2);
  }

  /** What became of it, in words. */
  private String goesOn(Path out) {
    if (lines(out) == 0) {
      assertThat(practice.answer(practice.call(workload, out)).out()).contains(REMEDIES);
      return "begun anew";
    }
    namesOnlyWhatIsThere(out);
    boolean hasEnded = content(out.resolve("ledger.jsonl")).contains("\"type\":\"session_ended\"");
    Answer resumed =
        Answer.with(
            Map.of(Practice.VARIABLE, practice.password()),
            "resume",
            out.toString(),
            "--password-env",
            Practice.VARIABLE);
    assertThat(resumed.code()).as(resumed.err()).isEqualTo(hasEnded ? 2 : 0);
    Answer report = namesOnlyWhatIsThere(out);
    assertThat(report.out()).contains(REMEDIES).doesNotContain("tunesmith resume");
    assertThat(out.resolve("migrations")).isDirectoryContaining("glob:**/001-*.sql");
    assertThat(practice.indexes()).as("indexes of the target").isEqualTo(4);
    assertThat(orphans()).as("servers whose process is gone").isEmpty();
    return hasEnded ? "had ended" : "resumed to the same end";
  }

  private static Answer namesOnlyWhatIsThere(Path out) {
    Answer report = Answer.to("report", out.toString());
    assertThat(report.code()).isZero();
    report
        .out()
        .lines()
        .flatMap(line -> List.of(line.split("\\s+")).stream())
        .filter(word -> word.startsWith(out + "/"))
        .forEach(word -> assertThat(Path.of(word)).exists());
    return report;
  }

  private static int lines(Path out) {
    return (int) content(out.resolve("ledger.jsonl")).chars().filter(each -> each == '\n').count();
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> orphans() {
    List<Path> orphans = new ArrayList<>();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    String homes = "tunesmith-servers-" + System.getProperty("user.name");
    if (!Files.isDirectory(temporary.resolve(homes))) {
      return List.of();
    }
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(temporary.resolve(homes), "server-*")) {
      for (Path home : found) {
        String owner = content(home.resolve("owner")).strip();
        if (!owner.isEmpty() && ProcessHandle.of(Long.parseLong(owner)).isEmpty()) {
          orphans.add(home);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return orphans;
  }
}
