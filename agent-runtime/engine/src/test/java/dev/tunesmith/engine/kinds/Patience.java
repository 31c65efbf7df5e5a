package dev.tunesmith.engine.kinds;

import dev.tunesmith.core.remedy.Benefit;
import dev.tunesmith.core.remedy.FormField;
import dev.tunesmith.core.remedy.Notation;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyForm;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.remedy.RemedyWriter;
import dev.tunesmith.core.remedy.RoleSetting;
import java.util.List;
import java.util.Set;

/** A kind of remedy that nobody but this test knows: a role's sessions wait less for locks. */
record Patience(String role, String most) implements Remedy {

  static final RemedyKind KIND = new RemedyKind("patience", 2, List.of("lock"));

  private static final FormField<Patience, String> ROLE =
      FormField.required("role", Notation.TEXT, "whose sessions", Patience::role);
  private static final FormField<Patience, String> MOST =
      FormField.required("most", Notation.TEXT, "how long they wait at most", Patience::most);

  static final RemedyForm<Patience> FORM =
      new RemedyForm<>(
          KIND,
          Patience.class,
          List.of(ROLE, MOST),
          written -> new Patience(written.get(ROLE), written.get(MOST)));

  @Override
  public RemedyForm<Patience> form() {
    return FORM;
  }

  @Override
  public Set<Benefit> benefits() {
    return Set.of(Benefit.WRITE_TIME);
  }

  @Override
  public boolean showsUnderLoad() {
    return true;
  }

  @Override
  public String summary() {
    return "let " + role + " wait at most " + most + " for a lock";
  }

  @Override
  public String fileWords() {
    return "patience-of-" + role;
  }

  @Override
  public <S> S write(RemedyWriter<S> dialect) {
    return dialect.set(new RoleSetting(role, "lock_timeout", most, null));
  }
}
