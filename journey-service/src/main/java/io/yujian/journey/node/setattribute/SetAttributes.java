package io.yujian.journey.node.setattribute;

import io.yujian.journey.node.Effect;
import java.util.Map;

/** Write these attributes of the step's customer; an empty value takes one away. */
public record SetAttributes(Map<String, String> values) implements Effect {}
