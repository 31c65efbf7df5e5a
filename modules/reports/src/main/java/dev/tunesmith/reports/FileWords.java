package dev.tunesmith.reports;

import dev.tunesmith.core.remedy.Remedy;

/** Says in a few words, for a file's name, what a remedy does. */
final class FileWords implements Remedy.Cases<String> {

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
