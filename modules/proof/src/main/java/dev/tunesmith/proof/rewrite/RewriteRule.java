package dev.tunesmith.proof.rewrite;

/**
 * A way to write a condition differently that is true, false and unknown for the same rows.
 *
 * @param name what it is called, for a person
 * @param holds under which conditions it holds
 * @param reason why it is equal
 */
public record RewriteRule(String name, String holds, String reason) {

  static final RewriteRule CAST_TO_DATE =
      new RewriteRule(
          "a date made of a timestamp is compared with a date",
          "The column is a timestamp without time zone, a date, or a timestamptz read on a clock in"
              + " UTC, and the dates compared with are constants that every session reads alike.",
          "The date of a timestamp is the day it falls on, so it compares with a date as the"
              + " timestamp compares with that day's midnight or the next one's.");

  static final RewriteRule DATE_TRUNC =
      new RewriteRule(
          "a timestamp cut down by date_trunc is compared with a moment",
          "The column is a timestamp without time zone, a date, or a timestamptz read on a clock in"
              + " UTC, and what it is compared with are constants that every session reads alike;"
              + " for a date they are midnights since 2013, since when no time zone has left out a"
              + " day.",
          "date_trunc yields where the stretch begins that holds the timestamp, so it compares with"
              + " a moment as the timestamp compares with the beginning of a stretch.");

  static final RewriteRule YEAR_OF =
      new RewriteRule(
          "the year of a timestamp is compared with a number",
          "The column is a timestamp without time zone, a date, or a timestamptz read on a clock in"
              + " UTC, and the years compared with are whole numbers from 1 to 9998.",
          "Years follow each other without gaps, so the year of a timestamp compares with a number"
              + " as the timestamp compares with that year's beginning or the next one's.");

  static final RewriteRule CLOCK_IN_UTC =
      new RewriteRule(
          "a timestamptz read on a clock in UTC is compared with a timestamp",
          "The column is a timestamptz, the zone is UTC, which never changes its clocks, and what"
              + " it is compared with are constants that every session reads alike.",
          "A clock in UTC goes evenly, so its time compares with a timestamp as the moment itself"
              + " compares with the moment at which that clock shows it.");

  static final RewriteRule DATE_AS_TIMESTAMP =
      new RewriteRule(
          "a date cast to a timestamp is compared with a timestamp",
          "The column is a date, and what it is compared with are constants that every session"
              + " reads alike.",
          "As a timestamp a date is its midnight, so it compares with a timestamp as the date"
              + " compares with that day or the next one.");
}
