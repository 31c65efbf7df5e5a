package dev.tunesmith.database.history;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.core.workload.Workload.LeftOut;
import dev.tunesmith.database.clients.ClientLogs;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.dialect.StatementRecords;
import dev.tunesmith.database.workload.Joined;
import dev.tunesmith.database.workload.WorkloadException;
import dev.tunesmith.database.workload.WorkloadSource;
import dev.tunesmith.database.workload.WorkloadText;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The workload in files and folders of them: statements as people write them, what a server wrote
 * down of those that ran, or what a library logs of those it asks. Of what ran a statement weighs
 * as often as it did; values that nobody wrote down are chosen as for {@link ServerWorkload}.
 */
public final class WorkloadFiles implements WorkloadSource {

  private final List<Path> places;

  private WorkloadFiles(List<Path> places) {
    this.places = List.copyOf(places);
  }

  /** Whatever is in these files, and in the files of these folders; compressed by gzip or not. */
  public static WorkloadSource in(List<Path> places) {
    return new WorkloadFiles(places);
  }

  /** Whatever is in that file, or in the files of that folder. */
  public static WorkloadSource in(Path place) {
    return in(List.of(place));
  }

  @Override
  public String name() {
    String first = places.get(0).toString();
    return places.size() == 1 ? first : first + " and " + (places.size() - 1) + " more";
  }

  /** What was read so far. */
  private final class Reading {

    private final Target target;
    private final StatementRecords records;
    private final Tally tally = new Tally();
    private final List<Workload> parts = new ArrayList<>();
    private final List<LeftOut> silent = new ArrayList<>();

    Reading(Target target) {
      this.target = target;
      this.records = target.dialect().records();
    }

    void add(Path file) {
      int before = tally.runs();
      try (BufferedReader text = FileText.opened(file)) {
        String beginning = FileText.beginning(text);
        Optional<StatementRecords.Form> form =
            records.form(beginning).or(() -> ClientLogs.form(beginning));
        if (form.isEmpty()) {
          parts.add(WorkloadText.in(file).read(target));
          return;
        }
        form.get().read(text, tally);
      } catch (IOException e) {
        throw new WorkloadException(
            "cannot read the workload " + file + "; is it there, readable, and UTF-8 text?", e);
      } catch (WorkloadException e) {
        silent.add(new LeftOut(new QueryName(file.toString()), 0, String.valueOf(e.getMessage())));
        return;
      }
      if (tally.runs() == before) {
        silent.add(
            new LeftOut(
                new QueryName(file.toString()),
                0,
                file + " says of no statement how long it ran; " + records.advice()));
      }
    }

    Workload whole() {
      List<Workload> all = new ArrayList<>(parts);
      if (tally.runs() > 0) {
        all.add(recollected());
      }
      Workload joined = ChosenValues.of(Joined.of(all), target);
      List<LeftOut> leftOut = new ArrayList<>(joined.leftOut());
      leftOut.addAll(silent);
      if (joined.queries().isEmpty()) {
        throw new WorkloadException(nothing(leftOut));
      }
      return new Workload(joined.queries(), leftOut, joined.traffic());
    }

    private String nothing(List<LeftOut> leftOut) {
      if (!silent.isEmpty()) {
        return silent.get(0).reason();
      }
      return leftOut.isEmpty()
          ? name() + " holds no file"
          : "%s holds no statement that can be tuned (%s)"
              .formatted(name(), leftOut.get(0).reason());
    }

    /** A copy may have another name than the database whose log it is. */
    private Workload recollected() {
      Schema schema = NamedRelations.of(target);
      String database = target.server().database();
      Sorting named = Sorting.of(tally.in(database), schema);
      boolean isNamed = !named.taken().isEmpty();
      String where = isNamed ? database : null;
      List<Query> courses = new ArrayList<>(new Bursts(target, schema).of(tally.repeated(where)));
      courses.addAll(new Encounters(target, schema).of(tally.met(where)));
      Sorting sorting = isNamed ? named : Sorting.of(tally.everywhere(), schema);
      Workload workload =
          new Recollection(new Recall(target, target.dialect().history())).of(sorting, courses);
      return workload.telling(TrafficNotes.of(workload, sorting, tally, where));
    }
  }

  @Override
  public Workload read(Target target) {
    Reading reading = new Reading(target);
    places.stream().flatMap(WorkloadFiles::files).forEach(reading::add);
    return reading.whole();
  }

  private static Stream<Path> files(Path place) {
    if (!Files.isDirectory(place)) {
      return Stream.of(place);
    }
    try (Stream<Path> inside = Files.walk(place)) {
      return inside.filter(WorkloadFiles::isMeant).sorted().toList().stream();
    } catch (IOException e) {
      throw new WorkloadException("cannot read the folder " + place, e);
    }
  }

  private static boolean isMeant(Path file) {
    String name = String.valueOf(file.getFileName());
    return Files.isRegularFile(file) && name.matches("[^.].*\\.(sql|log|txt|csv|json|gz)");
  }
}
