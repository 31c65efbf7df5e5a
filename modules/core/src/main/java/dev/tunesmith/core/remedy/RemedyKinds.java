package dev.tunesmith.core.remedy;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.core.workload.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of remedy that a session knows, and the forms of those that it can try. */
public final class RemedyKinds {

  /** The kinds that are always there: who adds one adds its form here. */
  public static final RemedyKinds BUILT_IN =
      new RemedyKinds(
          List.of(
              CreateIndex.FORM,
              DropIndex.FORM,
              Rewrite.FORM,
              PlannerStatistics.FORM,
              RoleSetting.FORM,
              MaterialisedView.FORM,
              LockOrder.FORM,
              ColumnTypeChange.FORM));

  private final List<RemedyForm<?>> forms;

  private RemedyKinds(List<RemedyForm<?>> forms) {
    this.forms = List.copyOf(forms);
  }

  /** These and one more. */
  public RemedyKinds with(RemedyForm<?> form) {
    List<RemedyForm<?>> more = new ArrayList<>(forms);
    more.add(form);
    return new RemedyKinds(more);
  }

  /** All kinds, those for which there is no form yet included. */
  public Set<RemedyKind> all() {
    return Stream.concat(RemedyKind.NAMED.stream(), forms.stream().map(RemedyForm::kind))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The records that hold remedies. */
  public Stream<Class<? extends Remedy>> types() {
    return forms.stream().map(RemedyForm::type);
  }

  /** The kind that a skill file names, whatever its letter case. */
  public Optional<RemedyKind> labelled(String label) {
    return all().stream().filter(kind -> kind.label().equalsIgnoreCase(label)).findFirst();
  }

  /**
   * Reads a remedy that an agent or a tool wrote down.
   *
   * @param schema where its names are looked up
   * @param subject the statement that it may ask in other words, or null where there is none
   * @throws UnreadableRemedyException naming the field that is wrong or not known
   */
  public Remedy read(Structure written, Schema schema, @Nullable Query subject) {
    String kind =
        written.text(RemedyForm.KIND).orElseThrow(() -> WrittenRemedy.missing(RemedyForm.KIND));
    return forms.stream()
        .filter(form -> form.kind().label().equalsIgnoreCase(kind))
        .findFirst()
        .orElseThrow(
            () ->
                new UnreadableRemedyException(
                    RemedyForm.KIND,
                    "no remedy of kind '%s' can be tried, only %s"
                        .formatted(
                            kind,
                            forms.stream()
                                .map(form -> form.kind().label())
                                .collect(Collectors.joining(", ")))))
        .read(new WrittenRemedy(written, schema, subject));
  }

  /**
   * What a model is told of how to write a remedy of one of the {@code allowed} kinds: a form for
   * each of those that can be tried.
   */
  public Tool.Type form(Collection<RemedyKind> allowed) {
    return new Tool.Type.Either(
        forms.stream()
            .filter(form -> allowed.contains(form.kind()))
            .map(RemedyForm::told)
            .toList());
  }
}
