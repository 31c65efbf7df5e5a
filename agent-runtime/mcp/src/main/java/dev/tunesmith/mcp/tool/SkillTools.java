package dev.tunesmith.mcp.tool;

import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.text.HiddenCharacters;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.engine.skills.SkillCatalogue;
import dev.tunesmith.mcp.session.RefusedCallException;
import dev.tunesmith.mcp.tool.HostTool.Effect;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells of the crew as a host sees it. */
final class SkillTools {
  private static final String DO = "do";
  private static final String SKILL = "skill";
  private static final int DESCRIBED = 60;
  private static final int SHOWN = 12;

  private final Setup setup;

  SkillTools(Setup setup) {
    this.setup = setup;
  }

  HostTool skills() {
    return new HostTool(
        new Tool(
            "skills",
            "The crew of agents that work the cases, as this host is offered it: list, show one, or"
                + " validate their files.",
            List.of(
                Parameters.optional(
                    DO, Tool.Type.oneOf(List.of("list", "show", "validate")), "default list"),
                Parameters.optional(SKILL, "for show: an id"))),
        "The crew",
        Effect.READS,
        this::answer);
  }

  private HostAnswer answer(Structure arguments, String client) {
    SkillCatalogue crew = SkillCatalogue.load(setup.skills(), HostNames.of(client));
    return switch (arguments.text(DO).orElse("list")) {
      case "show" -> show(crew, arguments.text(SKILL).orElse("").strip());
      case "validate" -> validated(crew);
      default -> list(crew, HostNames.of(client));
    };
  }

  private static HostAnswer list(SkillCatalogue crew, String host) {
    String offered =
        crew.library().skills().stream()
            .map(
                each ->
                    each.id()
                        + ": "
                        + HiddenCharacters.onOneLine(
                            HiddenCharacters.cut(each.identity().description(), DESCRIBED)))
            .collect(Collectors.joining("\n"));
    String withheld =
        crew.library().withheld().stream()
            .map(each -> "not offered: " + each.id() + ", meant for " + hosts(each))
            .collect(Collectors.joining("\n"));
    return HostAnswer.of(
        "offered to "
            + (host.isEmpty() ? "any host" : host)
            + ":\n"
            + offered
            + (withheld.isEmpty() ? "" : "\n" + withheld));
  }

  private static String hosts(Skill skill) {
    return String.join(", ", skill.declaration().hosts());
  }

  private static HostAnswer show(SkillCatalogue crew, String id) {
    Skill skill =
        crew.library()
            .named(id)
            .orElseThrow(
                () ->
                    new RefusedCallException(
                        "skill-unknown",
                        "this host is offered no skill of that name",
                        "call skills with do=list"));
    return HostAnswer.of(
        skill.id()
            + " ("
            + skill.source().file()
            + ")\n"
            + skill.identity().description()
            + "\n\n"
            + skill.body().text().strip());
  }

  private static HostAnswer validated(SkillCatalogue crew) {
    List<Diagnostic> said =
        crew.diagnostics().stream()
            .filter(each -> each.severity() != Diagnostic.Severity.INFO)
            .toList();
    String lines =
        said.stream().limit(SHOWN).map(SkillTools::line).collect(Collectors.joining("\n"));
    return HostAnswer.of(
        said.isEmpty() ? "the skill files are without fault" : said.size() + " to mend:\n" + lines);
  }

  private static String line(Diagnostic each) {
    return "%s %s:%d %s%s"
        .formatted(
            each.severity().name().toLowerCase(Locale.ROOT),
            each.file(),
            each.line(),
            each.message(),
            each.fix() == null ? "" : " -> " + each.fix());
  }
}
