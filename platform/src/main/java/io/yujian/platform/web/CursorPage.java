package io.yujian.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that grows while it is read.
 *
 * @param items in the order the endpoint states
 * @param next opaque cursor of the next page; null at the end
 */
public record CursorPage<T>(List<T> items, @Nullable String next) {}
