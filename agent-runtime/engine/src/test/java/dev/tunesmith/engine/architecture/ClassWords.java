package dev.tunesmith.engine.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * All words in a compiled class: its own and other types' names, members and string constants. What
 * stands in comments is not among them.
 */
final class ClassWords {

  private static final int MAGIC_AND_VERSION = 8;
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  private ClassWords() {}

  static List<String> of(JavaClass type) {
    try (InputStream stream = type.getSource().orElseThrow().getUri().toURL().openStream();
        DataInputStream file = new DataInputStream(stream)) {
      file.skipNBytes(MAGIC_AND_VERSION);
      return words(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The constant pool of a class file (JVM specification, 4.4). */
  private static List<String> words(DataInputStream file) throws IOException {
    List<String> words = new ArrayList<>();
    int end = file.readUnsignedShort();
    for (int entry = 1; entry < end; entry++) {
      int tag = file.readUnsignedByte();
      if (tag == UTF8) {
        words.add(file.readUTF());
      } else {
        file.skipNBytes(length(tag));
      }
      entry += tag == LONG || tag == DOUBLE ? 1 : 0;
    }
    return words;
  }

  private static int length(int tag) {
    return switch (tag) {
      case 7, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
      case LONG, DOUBLE -> 8;
      default -> throw new IllegalArgumentException("no constant has the tag " + tag);
    };
  }
}
