package dev.tunesmith.skillfiles.finding;

import dev.tunesmith.core.skill.Diagnostic.Severity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the reader may find; an error means that the file is no skill. */
public enum Finding {
  ROOT_MISSING(Severity.ERROR, "name a folder or a file that exists"),
  FILE_UNREADABLE(Severity.ERROR, "make the file readable, or move it away"),
  FILE_TOO_LARGE(Severity.ERROR, "split the file; a skill may have 1 MB"),
  NUL_CHARACTER(Severity.ERROR, "save the file as UTF-8 text"),
  FRONT_MATTER_MISSING(Severity.ERROR, "begin the file with ---, name, description and ---"),
  FRONT_MATTER_UNCLOSED(Severity.ERROR, "end the front matter with a line ---"),
  FRONT_MATTER_TOO_LARGE(Severity.ERROR, "move text below the front matter; it may have 64 KB"),
  FRONT_MATTER_NOT_A_MAPPING(Severity.ERROR, "write the front matter as lines of key: value"),
  FRONT_MATTER_EMPTY(Severity.ERROR, "say name and description in the front matter"),
  FRONT_MATTER_UNREADABLE(Severity.ERROR, "write the front matter as lines of key: value"),
  GLOBAL_TAG(Severity.ERROR, "remove the !! tag, or quote the value"),
  ALIAS_RECURSIVE(Severity.ERROR, "write the value out"),
  ALIASES_TOO_MANY(Severity.ERROR, "write the values out"),
  NAME_CONFLICT(Severity.ERROR, "keep one name"),
  NAME_TEMPLATE(Severity.ERROR, "fill in the name"),
  NUMBER_NEGATIVE(Severity.ERROR, "write a number above zero"),

  BYTE_ORDER_MARK(Severity.WARNING, "save the file without a byte order mark"),
  NOT_UTF_8(Severity.WARNING, "save the file as UTF-8"),
  MOJIBAKE(Severity.WARNING, "save the original text as UTF-8 again"),
  FENCE_ODD(Severity.WARNING, "write the fence as ---"),
  FRONT_MATTER_TWICE(Severity.WARNING, "keep one front matter, the first"),
  BODY_EMPTY(Severity.WARNING, "say below the front matter what the agent does"),
  HIDDEN_CHARACTER(Severity.WARNING, "remove the character"),
  LONE_CARRIAGE_RETURN(Severity.WARNING, "save the file with \\n or \\r\\n at the ends of lines"),
  FENCE_LATE(Severity.WARNING, "move the front matter to line 1"),
  TAB(Severity.WARNING, "use spaces"),
  YAML_REPAIRED(Severity.WARNING, "quote the value, or write it as a block (|)"),
  INDICATOR_AT_START(Severity.WARNING, "quote the value"),
  COMMENT_IN_TEXT(Severity.WARNING, "quote the value, or remove the #"),
  NOT_TEXT(Severity.WARNING, "quote the value"),
  KEY_CASE(Severity.WARNING, "write the key in lower case"),
  KEY_MISTYPED(Severity.WARNING, "write the key as it is called"),
  KEY_UNKNOWN(Severity.INFO, null),
  ISSUE_UNKNOWN(Severity.WARNING, "name an issue as docs/skills.md does"),
  LIMIT_UNREADABLE(Severity.WARNING, "write attempts: 3, or timeout: 5 min"),
  RULE_NOT_OBEYED(Severity.WARNING, "say it in words that are obeyed, or outside of the level"),
  RULE_TWICE(Severity.WARNING, "keep one of them; what stands in front, or first, holds"),
  KEY_TWICE(Severity.WARNING, "keep one of them"),
  LINES_IGNORED(Severity.WARNING, "indent them under a key, or remove them"),
  LOCAL_TAG(Severity.WARNING, "remove the tag"),
  VALUE_UNREADABLE(Severity.WARNING, "mend the YAML of the value"),
  TOOLS_UNREADABLE(Severity.WARNING, "write tools as a list of names"),
  TOOL_MISTYPED(Severity.WARNING, "write the tool as it is called"),
  TOOL_UNKNOWN(Severity.INFO, null),
  NAME_MISSING(Severity.WARNING, "add a name"),
  NAME_OF_FILE(Severity.INFO, null),
  NAME_UNLIKE_FOLDER(Severity.WARNING, "rename the folder or the skill"),
  DESCRIPTION_MISSING(Severity.WARNING, "say in a description what the agent is for"),
  DESCRIPTION_LONG(Severity.WARNING, "move examples below the front matter"),
  FORBID_UNREADABLE(Severity.WARNING, "write - {remedy: create_index} or - {pattern: name}"),
  KIND_UNKNOWN(Severity.WARNING, "name one of the kinds of remedy"),
  NAME_TWICE(Severity.WARNING, "rename one of them, or remove it"),
  BUILT_IN_REPLACED(Severity.INFO, null),
  README_SKIPPED(Severity.INFO, null),
  DOCUMENT_SKIPPED(Severity.INFO, null),
  FOLDER_SKIPPED(Severity.INFO, null),
  FILE_NOT_READ(Severity.INFO, null);

  private final Severity severity;
  private final @Nullable String fix;

  Finding(Severity severity, @Nullable String fix) {
    this.severity = severity;
    this.fix = fix;
  }

  /** The stable code, for example {@code yaml-repaired}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How much it matters. */
  public Severity severity() {
    return severity;
  }

  /** What to do about it, or null where nothing needs doing. */
  public @Nullable String fix() {
    return fix;
  }
}
