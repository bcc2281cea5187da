/**
 * Stories that run: real changes, told as facts, and the plans that follow from them.
 *
 * <p>Start with {@link io.github.rolloutplanner.examples.OnePageCheckout}. Each other story uses a different part of the
 * library and says in its first lines what it teaches. The tests run every one of them.
 *
 * <p>Where a story says <em>assumed</em>, its source gives no figure and ours stands in its place.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.examples;

import javax.annotation.ParametersAreNonnullByDefault;
