package dev.tunesmith.cli.mcp;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How this program is started once more, wherever from. */
final class ThisProgram {

  private ThisProgram() {}

  /** The JVM, what it was given, and the program, with absolute paths. */
  static List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(each -> !each.startsWith("-agent") && !each.startsWith("-javaagent"))
        .forEach(words::add);
    words.add("-cp");
    words.add(absolute(System.getProperty("java.class.path", "")));
    words.add("dev.tunesmith.cli.Main");
    return List.copyOf(words);
  }

  private static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        .filter(each -> !each.isEmpty())
        .map(each -> Path.of(each).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
