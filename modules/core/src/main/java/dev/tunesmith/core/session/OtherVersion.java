package dev.tunesmith.core.session;

import dev.tunesmith.core.session.SessionEvent.SandboxReady;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sandbox whose server is of another major version than the target's. Its planner may know other
 * ways, so that what is proven there is not proven for the target.
 *
 * @param sandbox its product and major version
 * @param target its product and major version
 */
public record OtherVersion(String sandbox, String target) {

  private static final Pattern MAJOR = Pattern.compile("^.*?\\s[0-9]+");

  /** The difference, where the ledger says of both what they are. Pure. */
  public static Optional<OtherVersion> of(SessionState state) {
    Optional<String> sandbox =
        state.sandbox().map(SandboxReady::server).flatMap(OtherVersion::majorOf);
    Optional<String> target =
        state.latest(SchemaRead.class).map(SchemaRead::server).flatMap(OtherVersion::majorOf);
    return sandbox.isEmpty() || target.isEmpty() || sandbox.equals(target)
        ? Optional.empty()
        : Optional.of(new OtherVersion(sandbox.get(), target.get()));
  }

  private static Optional<String> majorOf(String server) {
    Matcher matcher = MAJOR.matcher(server);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /** The mark of whatever was proven so. */
  public String words() {
    return "other version: proven on %s, the target is %s".formatted(sandbox, target);
  }
}
