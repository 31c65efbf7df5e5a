package dev.tunesmith.advisor.tools;

import dev.tunesmith.core.agent.TargetFacts;
import dev.tunesmith.core.evidence.EvidenceId;
import java.util.function.Supplier;

/**
 * The running target as the tools may look at it.
 *
 * @param evidence gives each look an id, since the next one may show something else
 */
public record TargetSight(TargetFacts facts, Supplier<EvidenceId> evidence) {}
