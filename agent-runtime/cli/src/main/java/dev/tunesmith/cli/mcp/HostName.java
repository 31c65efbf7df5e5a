package dev.tunesmith.cli.mcp;

import dev.tunesmith.mcp.ClientConfig;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a host's name as people write it. */
final class HostName implements ITypeConverter<ClientConfig> {

  @Override
  public ClientConfig convert(String written) {
    String constant = written.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(ClientConfig.values())
        .filter(each -> each.name().equals(constant))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected claude-desktop, claude-code, codex or vscode, got '"
                        + written
                        + "'"));
  }
}
