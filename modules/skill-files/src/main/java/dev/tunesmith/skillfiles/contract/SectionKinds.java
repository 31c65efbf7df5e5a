package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.skill.ContractItem.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says by its title what a section's items are. */
final class SectionKinds {

  private static final Map<Pattern, Kind> BY_TITLE = new LinkedHashMap<>();

  /** Most titles are telling of nothing, which one search shows. */
  private static final Pattern ANY;

  static {
    put("anti ?patterns?|forbidden|patterns to avoid|prohibited", Kind.FORBIDDEN_PATTERN);
    put("stopping|stop conditions?|completion triggers?", Kind.STOPPING_TRIGGER);
    put("escalation triggers?|escalation protocols", Kind.ESCALATION_TRIGGER);
    put("layer \\d", Kind.LAYER_CHECK);
    put("precision checks?", Kind.PRECISION_CHECK);
    put("challenges?", Kind.CHALLENGE);
    put("activation|when to use|when to activate|use (?:this|when).*", Kind.ACTIVATION_SIGNAL);
    put("required inputs?|inputs?|prerequisites?|context needed", Kind.REQUIRED_INPUT);
    put(
        "definition of done|done|acceptance criteria|quality (?:assurance|standards?|gates?)"
            + "|success criteria|checklist",
        Kind.DONE_CRITERION);
    put("deliverables?|output(?: format)?|documentation", Kind.DELIVERABLE);
    put(
        "guardrails?|constraints?|directives|rules?|remember|principles?|boundaries|limitations?",
        Kind.GUARDRAIL);
    put("success (?:factors|metrics)|metrics?|kpis?|margins?|performance targets?", Kind.METRIC);
    put(
        "(?:mcp )?tool (?:access|matrix|grants?)|(?:available|allowed|mcp|your) tools|^tools$",
        Kind.TOOL_ACCESS);
    put(
        "coordination|collaborations?|collaborate|handoffs?|hand offs?|whom to ask|integration with"
            + " other agents",
        Kind.COLLABORATION);
    put(
        "responsibilit(?:y|ies)|areas of work|expertise|capabilit(?:y|ies)|focus areas?",
        Kind.RESPONSIBILITY);
    put(
        "workflow|procedures?|process|methodology|approach|framework|cycle|steps|when invoked",
        Kind.WORKFLOW_STEP);
    ANY =
        Pattern.compile(
            BY_TITLE.keySet().stream().map(Pattern::pattern).collect(Collectors.joining("|")));
  }

  private SectionKinds() {}

  /** What stands under a heading, a tag or a key of that name; empty if it is not telling. */
  static Optional<Kind> of(String title) {
    String words = Plain.words(title);
    if (!ANY.matcher(words).find()) {
      return Optional.empty();
    }
    return BY_TITLE.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(words).find())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static void put(String words, Kind kind) {
    BY_TITLE.put(Pattern.compile("\\b(?:" + words + ")\\b"), kind);
  }
}
