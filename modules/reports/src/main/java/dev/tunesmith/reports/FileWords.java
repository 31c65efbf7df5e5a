package dev.tunesmith.reports;

import dev.tunesmith.core.remedy.Remedy;
import java.util.Locale;

/** Says in a few words, for the name of a file, what a remedy does. */
final class FileWords implements Remedy.Cases<String> {
  private static final int LONGEST = 48;

  /** A file's name without its ending, for example {@code 002-create-orders-placed-on}. */
  static String numbered(int number, String words) {
    String slug =
        words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String shorter = slug.length() > LONGEST ? slug.substring(0, LONGEST) : slug;
    return String.format(Locale.ROOT, "%03d-%s", number, shorter.replaceAll("-$", ""));
  }

  @Override
  public String of(Remedy.CreateIndex create) {
    return "create-" + create.name();
  }

  @Override
  public String of(Remedy.DropIndex drop) {
    return "drop-" + drop.index().name();
  }

  @Override
  public String of(Remedy.Rewrite rewrite) {
    return "rewrite-" + rewrite.statement().query();
  }

  @Override
  public String of(Remedy.RoleSetting setting) {
    return "set-" + setting.setting() + "-for-" + setting.role();
  }

  @Override
  public String of(Remedy.MaterialisedView view) {
    return "materialise-" + view.name().name();
  }
}
