package dev.tunesmith.core.offence.circle;

import dev.tunesmith.core.offence.OffenceHelper;

/** Leads back to whoever leads here. */
public record Circle(OffenceHelper back) {}
