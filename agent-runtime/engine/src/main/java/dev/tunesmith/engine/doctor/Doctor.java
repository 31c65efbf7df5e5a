package dev.tunesmith.engine.doctor;

import dev.tunesmith.engine.order.SandboxServers;
import dev.tunesmith.engine.order.Settings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at what a session needs before one is begun. Nothing is changed anywhere. */
public final class Doctor {

  private Doctor() {}

  /** This machine: its Java, its room for temporary files, and whether a sandbox server starts. */
  public static List<Check> machine() {
    return MachineExamination.examine();
  }

  /**
   * A database: whether it can be reached, what it is, and whether the login may read it.
   *
   * @param password may be null where the server asks for none
   * @param servers of which one would become its sandbox; none is fetched
   */
  public static List<Check> target(
      String jdbcUrl, String user, @Nullable String password, SandboxServers servers) {
    return TargetExamination.examine(jdbcUrl, user, password, servers.stock());
  }

  /**
   * A model and those that the settings give to skills: the key, the model, and whether it calls
   * tools. Each is asked once, with one short request that holds nothing of any database.
   *
   * @param name as for a session, for example {@code openai:gpt-5}
   * @param environment where addresses and keys are looked up
   */
  public static List<Check> models(
      String name, Settings settings, Map<String, String> environment) {
    return ModelExamination.examine(name, settings, environment);
  }
}
