package dev.tunesmith.proof;

import dev.tunesmith.database.sandbox.Sandbox;
import java.util.List;

final class SandboxOf {
  static Sandbox statements(List<String> sql) {
    if (sql.isEmpty()) {
      return null;
    }
    throw new UnsupportedOperationException("not yet");
  }
}
