package dev.tunesmith.core.duty;

import dev.tunesmith.core.skill.ContractItem;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a skill file asks for, as far as a session can say where it did it, or why nobody
 * can here. The first whose words are before the line's colon is meant, else the first whose words
 * are in the line; so the more telling stand first.
 */
public enum Duty {
  BLUEPRINT(
      "genesis|blueprint|assigned task|your own task|tasks must complete|task progress"
          + "|project name, technical|architecture and quality",
      Proof.COMMISSION,
      "commission, where --task names a task"),
  OWN_TOOLS(Duty.NO_WORDS, Proof.PLANS, "what the session's own tools found"),
  BEFORE_PRODUCTION(Duty.NO_WORDS, Proof.RISKS, "risks, in its own words"),
  FOREIGN_TOOLS(
      Duty.NO_WORDS, null, "no such tool is here; the session has its own, see the plans"),
  FALLBACKS(
      Duty.NO_WORDS,
      null,
      "a session has the database, so nothing has to stand in for it; `tunesmith review` has none"),
  BACKUP(
      "back-?ups?\\b|restor|disaster|\\bpitr\\b|\\brto\\b|continuity|fail-?over",
      null,
      "no backup is made here; ask who runs the server"),
  REPLICATION(
      "replica|\\bprimary-|high availability|load balanc|uptime|consistency (?:and|vs\\.?) availab",
      null,
      "a copy has no replicas; ask who runs the server"),
  SECURITY(
      "encrypt|access control|audit log|\\brbac\\b|row-level|\\btls\\b|gdpr|security|injection"
          + "|tenan|complian",
      null,
      "no session looks at who may do what; ask who answers for it"),
  OTHER_STORES(
      "nosql|mongodb|pinecone|cosmos|\\bvector|time-series data|event sourcing|\\bshard|distributed"
          + "|document embedding|database technology",
      null,
      "only this one database is seen"),
  WATCHING(
      "alert|alarm|dashboard|real.?time|trend|season|predictive|incident|\\b24 hours|monthly"
          + "|within 7 days|monitoring (?:setup|procedures|coverage|recommendations|covers|:)"
          + "|automated (?:performance )?monitoring|connection monitoring|system metrics"
          + "|^monitoring|over time|long.running transaction|idle in transaction",
      null,
      "nothing is watched after a session has ended"),
  MACHINES(
      "hardware|capacity|tablespace|file (?:layout|organi)|compress|archiv|resource (?:manag|monit)"
          + "|cost.benefit|infrastructure",
      null,
      "another machine answers here; prices and rooms are not in a database"),
  APPLICATION(
      "\\borm\\b|sqlalchemy|application code|full.stack|error handling|errors handled|\\bapis?\\b"
          + "|connection (?:pool|manag|limit|pattern)|connections? and resources|code examples",
      null,
      "the application's code is not seen, only what it asks"),
  PEOPLE(
      "committee|stakeholder|business requirement|communication|approv|change management"
          + "|serve[sd]? business|business enablement|deployment approach|backwards compat",
      null,
      "people decide on it"),
  WAY_OF_SPEAKING(
      "philosophy|terminology|accessible terms|in words the reader|challenge (?:suboptimal|a poor)"
          + "|definitive recommend|recommend one thing|mindset|awareness",
      null,
      "it is about how an agent speaks, which nothing measures"),
  LEVELS(
      "\\blevels? [1-4]\\b|self-recovery|peer consult|strategic escalation|user"
          + " decision|escalat(?:e|ion) (?:with|precisely)|when blocked|hands? off|handoff|give the"
          + " issue back|routes (?:it|that)",
      Proof.ESCALATIONS,
      "escalations, packets to be taken over"),
  OBJECTIVE(
      "objective|scope|decision boundary|acceptance|success criteria|sla\\b|performance target"
          + "|service level|normalized project|constraints that bind|relevant constraints",
      Proof.TARGETS,
      "commission and targets"),
  RISKS(
      "\\brisks?\\b|mitigat|what may go wrong|assume it will fail|plan for failure",
      Proof.RISKS,
      "risks"),
  PLAN_OF_STEPS(
      "execution plan \\(|ordered (?:plan|steps)|an ordered|roadmap|staged|in stages|priorit",
      Proof.STEPS,
      "execution plan"),
  CHECKLIST(
      "checklist|validation (?:steps|is concrete)|how to measure|post.?change validation"
          + "|testing (?:approach|strategy)",
      Proof.CHECKS,
      "validation"),
  MIGRATION(
      "migration|roll-?back|rolled back|rollout|zero.downtime|no downtime|version management"
          + "|schema change|undo",
      Proof.REHEARSAL,
      "migrations/, each with its undo"),
  DIAGRAM(
      "entity.relationship|\\berd\\b|table (?:definition|documentation)|relationships?:"
          + "|schema documentation|document the schema|diagrams?|^relationships?$|^constraints?$"
          + "|constraint documentation",
      Proof.SCHEMA,
      "schema.md"),
  LOAD(
      "load.test|under (?:realistic |production-like )?load|load conditions|concurren|throughput"
          + "|\\block(?:s|ing)?\\b|contention|deadlock|blocking|isolation|transaction",
      Proof.LOAD,
      "runs under load"),
  EQUALITY(
      "consisten|integrity|\\bequal\\b|duplicates|stale|functionality (?:remains|loss)"
          + "|break functionality|correctness|side conditions|not proven",
      Proof.EQUALITY,
      "answers compared"),
  REWRITES(
      "rewrit|refactor|subquer|join(?:s|ing)?\\b|window function|recursi|pagination|aggregat"
          + "|\\bn ?\\+ ?1\\b|correlated",
      Proof.REWRITES,
      "rewrites/, each with its proof"),
  SETTINGS(
      "configuration|server setting|buffers?\\b|work_mem|\\bwal\\b|checkpoint|sort.memory|memory"
          + "|parallel|hint",
      Proof.SETTINGS,
      "settings that were tried"),
  CACHES("\\bcach|materiali[sz]ed", Proof.CACHES, "kept answers that were tried"),
  STATISTICS(
      "statistics|cardinality|misestimate|vacuum|row counts",
      Proof.PLANS,
      "plans with estimated and actual rows"),
  INDEXES("\\bindex", Proof.INDEXES, "indexes tried, and remarks on those that are there"),
  PLANS(
      "explain\\b|execution plans?|plan analysis|query plans?|current plan|\\bplans? (?:stab|cach)"
          + "|plans flip|bottleneck|structure",
      Proof.PLANS,
      "plans of the sandbox"),
  ISSUES(
      "identified issues|issues? found|\\bissues\\b|slow (?:quer|statement)|root cause|diagnos"
          + "|cause the trouble|opportunit|the finding",
      Proof.ISSUES,
      "issues"),
  DESIGN(
      "schema|normali[sz]|normal form|\\b3nf\\b|data types?|constraint|foreign key|data model"
          + "|partition|database architecture|business rules",
      Proof.REVIEW,
      "remarks on the design"),
  HYPOTHESES(
      "hypothes|expected|ranked|estimate|rationale|theory|propose (?:multiple|targeted)"
          + "|explain your reasoning|strategies",
      Proof.TRIALS,
      "proposals with the effect they claimed"),
  EFFECTS(
      "before.{0,8}after|impact|improve|quantif|benchmark|compar(?:e|ison)|regression|\\btrials?\\b"
          + "|measur|outcome|evaluat|in numbers|evidence|testing|tested|verdict",
      Proof.TRIALS,
      "trials, before and after"),
  BASELINE(
      "baseline|current (?:state|metrics)|state today|profil|workload|access patterns?|performance"
          + " (?:figures|expert|tuning|data|optimi[sz])|query"
          + " (?:perf|analy|freq|pattern|optimi[sz])|examine|performance problem",
      Proof.BASELINE,
      "workload as measured"),
  ITERATION(
      "iterat|repeat phase|next highest|\\bact phase|decide phase|diminishing|continuous|maturity",
      Proof.ROUNDS,
      "workload measured again after what was accepted"),
  RECORD(
      "decisions?\\b|trade.?offs?|document|history|\\brecord\\b|learnt|assumption|traceab|\\bledger",
      Proof.RECORD,
      "ledger.jsonl, each entry with its evidence");

  /** What is known by where it stands, not by its words. */
  private static final String NO_WORDS = "(?!)";

  private static final Pattern DATABASE_TOOL =
      Pattern.compile("(?i)^[\\w-]*(?:supabase|database|sql|\\bpg)[\\w-]*\\s*(?::.*)?$");
  private static final Pattern STANDING_IN = Pattern.compile("(?i).*(?:fallback|unavailable).*");

  private static final Set<ContractItem.Kind> WORK =
      EnumSet.of(
          ContractItem.Kind.RESPONSIBILITY,
          ContractItem.Kind.REQUIRED_INPUT,
          ContractItem.Kind.WORKFLOW_STEP,
          ContractItem.Kind.DELIVERABLE,
          ContractItem.Kind.DONE_CRITERION,
          ContractItem.Kind.METRIC,
          ContractItem.Kind.TRIGGER,
          ContractItem.Kind.PHASE,
          ContractItem.Kind.STOPPING_TRIGGER,
          ContractItem.Kind.ESCALATION_TRIGGER,
          ContractItem.Kind.COLLABORATION,
          ContractItem.Kind.RECOVERY,
          ContractItem.Kind.STATEMENT);

  /** Rules of behaviour: a session's results cannot show that they were kept. */
  private static final Set<ContractItem.Kind> RULES =
      EnumSet.of(ContractItem.Kind.GUARDRAIL, ContractItem.Kind.FORBIDDEN_PATTERN);

  private final Pattern words;
  private final @Nullable Proof proof;
  private final String where;

  Duty(String words, @Nullable Proof proof, String where) {
    this.words = Pattern.compile(words);
    this.proof = proof;
    this.where = where;
  }

  /** What a line of a skill file asks for; empty for lines that ask for no work we know of. */
  public static Optional<Duty> of(ContractItem item) {
    if (item.kind() == ContractItem.Kind.TOOL_ACCESS) {
      return Optional.of(ofTool(item));
    }
    Optional<Duty> meant = texts(item.text()).flatMap(text -> in(text).stream()).findFirst();
    return RULES.contains(item.kind())
        ? meant.filter(duty -> duty.proof().isEmpty())
        : meant.filter(duty -> WORK.contains(item.kind()));
  }

  /** Why nobody can do the work that an item's words name, whatever stands in for what. */
  public static Optional<String> reasonAgainst(ContractItem item) {
    return texts(item.text())
        .flatMap(text -> in(text).stream())
        .findFirst()
        .filter(duty -> duty.proof == null)
        .map(Duty::where);
  }

  private static Duty ofTool(ContractItem item) {
    if (STANDING_IN.matcher(item.section()).matches()) {
      return FALLBACKS;
    }
    return DATABASE_TOOL.matcher(item.text()).matches() ? OWN_TOOLS : FOREIGN_TOOLS;
  }

  /** What it is about stands first, the whole after it. */
  private static Stream<String> texts(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replace('_', ' ');
    int colon = plain.indexOf(':');
    return colon < 0 ? Stream.of(plain) : Stream.of(plain.substring(0, colon), plain);
  }

  private static Optional<Duty> in(String text) {
    return Arrays.stream(values()).filter(duty -> duty.words.matcher(text).find()).findFirst();
  }

  /** What shows that it was done; empty where no session can do it. */
  public Optional<Proof> proof() {
    return Optional.ofNullable(proof);
  }

  /** The part of the results where it is found; where no session can do it, the reason. */
  public String where() {
    return where;
  }
}
