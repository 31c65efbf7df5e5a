package dev.tunesmith.cli.mcp;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where to listen. */
final class ListenAddress implements ITypeConverter<InetSocketAddress> {
  private static final Pattern FORM = Pattern.compile("(.+):(\\d{1,5})");
  private static final int LAST_PORT = 65_535;

  @Override
  public InetSocketAddress convert(String written) {
    Matcher form = FORM.matcher(written.strip());
    int port = form.matches() ? Integer.parseInt(form.group(2)) : -1;
    if (port < 1 || port > LAST_PORT) {
      throw new TypeConversionException(
          "expected HOST:PORT, as 127.0.0.1:7801, got '" + written + "'");
    }
    return new InetSocketAddress(form.group(1), port);
  }
}
