package dev.tunesmith.mcp.tool;

import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Tool.Necessity;
import dev.tunesmith.core.tool.Tool.Parameter;

/** The arguments that several tools take. */
final class Parameters {
  static final String SESSION = "session";
  static final String DATABASE = "database";
  static final String ISSUE = "issue";

  private Parameters() {}

  static Parameter session() {
    return required(SESSION, "id from tuning_start");
  }

  static Parameter database() {
    return required(DATABASE, "its name in tunesmith.yaml; never an address or a password");
  }

  static Parameter required(String name, String description) {
    return new Parameter(name, Tool.Type.TEXT, Necessity.REQUIRED, description);
  }

  static Parameter optional(String name, String description) {
    return optional(name, Tool.Type.TEXT, description);
  }

  static Parameter optional(String name, Tool.Type type, String description) {
    return new Parameter(name, type, Necessity.OPTIONAL, description);
  }
}
