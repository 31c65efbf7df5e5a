package dev.tunesmith.core.remedy;

import dev.tunesmith.core.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives the sessions of a role another value of a server setting.
 *
 * @param role whose sessions; the role that the application logs in as
 * @param setting the server's name for it, for example {@code work_mem}
 * @param value as the server reads it, for example {@code 64MB}
 * @param previous what the role has set before, or null where it has the server's default
 */
public record RoleSetting(String role, String setting, String value, @Nullable String previous)
    implements Remedy {

  private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,6}(?:kB|MB|GB)");

  private static final FormField<RoleSetting, String> ROLE =
      FormField.required(
          "role", Notation.TEXT, "that the application logs in as", RoleSetting::role);
  private static final FormField<RoleSetting, String> SETTING =
      FormField.required(
          "setting", Notation.oneOf("work_mem"), "the setting's name", RoleSetting::setting);
  private static final FormField<RoleSetting, String> VALUE =
      FormField.required("value", Notation.TEXT, "as 64MB", RoleSetting::value);
  private static final FormField<RoleSetting, String> PREVIOUS =
      FormField.optional(
          "previous",
          Notation.TEXT,
          "what the role has set before, if anything",
          setting -> Optional.ofNullable(setting.previous));

  /** The form it is written in. */
  public static final RemedyForm<RoleSetting> FORM =
      new RemedyForm<>(
          RemedyKind.SESSION_SETTING,
          RoleSetting.class,
          List.of(ROLE, SETTING, VALUE, PREVIOUS),
          RoleSetting::read);

  private static RoleSetting read(WrittenRemedy written) {
    String value = written.get(VALUE);
    if (!SIZE.matcher(value).matches()) {
      throw new UnreadableRemedyException(VALUE.name(), "a value is like 64MB, got " + value);
    }
    return new RoleSetting(
        written.get(ROLE), written.get(SETTING), value, written.find(PREVIOUS).orElse(null));
  }

  @Override
  public RemedyForm<RoleSetting> form() {
    return FORM;
  }

  @Override
  public Set<Benefit> benefits() {
    return Set.of(Benefit.READ_TIME);
  }

  /** Every connection takes what the setting grants. */
  @Override
  public boolean showsUnderLoad() {
    return true;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(setting, value);
  }

  @Override
  public Switching switching() {
    return Switching.ASKING;
  }

  @Override
  public String summary() {
    return "set " + setting + " to " + value + " for role " + role;
  }

  @Override
  public String fileWords() {
    return "set-" + setting + "-for-" + role;
  }

  @Override
  public <S> S write(RemedyWriter<S> dialect) {
    return dialect.set(this);
  }

  @Override
  public Optional<String> alreadyIn(Schema schema) {
    return value.equals(previous)
        ? Optional.of("the role has that setting already")
        : Optional.empty();
  }
}
