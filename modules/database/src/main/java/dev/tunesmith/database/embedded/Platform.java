package dev.tunesmith.database.embedded;

import java.util.Locale;

/** This kind of machine, as those write it who pack servers. */
final class Platform {

  private Platform() {}

  /** As in the name of a jar. */
  static String name() {
    return system() + "-" + (isArm() ? "arm64v8" : "amd64");
  }

  /** What the archive in the jar is called. */
  static String archive() {
    return "postgres-" + system() + "-" + (isArm() ? "arm_64" : "x86_64") + ".txz";
  }

  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
  }

  private static boolean isArm() {
    String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return name.equals("aarch64") || name.equals("arm64");
  }
}
