package dev.tunesmith.cli;

import dev.tunesmith.engine.order.ProductVersion;
import picocli.CommandLine.IVersionProvider;

/** Says which Tunesmith this is, and on what it runs. */
final class VersionText implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "tunesmith " + ProductVersion.current(),
      "Java " + Runtime.version() + ", " + System.getProperty("os.name")
    };
  }
}
