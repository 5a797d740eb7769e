package io.yujian.member;

import tools.jackson.databind.node.ObjectNode;

/** Writes the condition that a customer wears a tag, for who knows tags and not conditions. */
public interface TagConditions {
    /** An atom of a condition tree. */
    ObjectNode wears(String tag);
}
