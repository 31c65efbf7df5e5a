package dev.tunesmith.skillfiles;

import dev.tunesmith.core.skill.SkillSource.Origin;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of a root as it was found, with all that is needed to read it where there is no such file.
 *
 * @param shown as the user named it
 * @param folders the folders between its root and itself
 * @param name the file's own name
 * @param text its content, or null where that is not UTF-8
 * @param base64 its bytes where they are not UTF-8, or null; null too where it could not be read
 */
public record KeptFile(
    String shown,
    Origin origin,
    List<String> folders,
    String name,
    @Nullable String text,
    @Nullable String base64) {

  public KeptFile {
    folders = List.copyOf(folders);
  }

  static KeptFile of(Candidate file) {
    try {
      byte[] bytes = file.content().read();
      String text = strictly(bytes);
      String base64 = text == null ? Base64.getEncoder().encodeToString(bytes) : null;
      return of(file, text, base64);
    } catch (IOException e) {
      return of(file, null, null);
    }
  }

  private static KeptFile of(Candidate file, @Nullable String text, @Nullable String base64) {
    return new KeptFile(file.shown(), file.origin(), file.folders(), file.name(), text, base64);
  }

  private static @Nullable String strictly(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  Candidate candidate() {
    return new Candidate(shown, origin, folders, name, this::bytes);
  }

  private byte[] bytes() throws IOException {
    if (text != null) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    if (base64 == null) {
      throw new IOException("it could not be read when it was kept");
    }
    return Base64.getDecoder().decode(base64);
  }
}
