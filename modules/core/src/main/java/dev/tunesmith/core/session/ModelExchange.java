package dev.tunesmith.core.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request to a language model and what came back, as far as it may be kept.
 *
 * @param sent what the request added to the talk so far: literals, addresses and secrets masked,
 *     long passages cut
 * @param sha256 of the whole request before anything was masked or cut
 * @param received the answer, masked and cut like the request; empty where there was none
 * @param fault why there was no answer, stable, or null
 */
public record ModelExchange(
    String sent,
    String sha256,
    String received,
    @Nullable String fault,
    ModelUse use,
    Duration took) {}
