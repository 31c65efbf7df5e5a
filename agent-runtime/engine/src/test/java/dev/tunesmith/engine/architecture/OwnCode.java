package dev.tunesmith.engine.architecture;

import com.tngtech.archunit.core.importer.ImportOption;

/** What is held to the rules: all that is not compiled from tests, wherever it was compiled to. */
final class OwnCode {

  static final ImportOption ONLY = location -> !location.contains("/test-classes/");

  private OwnCode() {}
}
