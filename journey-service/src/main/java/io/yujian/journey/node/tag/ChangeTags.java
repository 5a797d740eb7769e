package io.yujian.journey.node.tag;

import io.yujian.journey.node.Effect;
import java.util.List;

/** Put tags on the step's customer and take others off. */
record ChangeTags(List<String> add, List<String> remove) implements Effect {}
