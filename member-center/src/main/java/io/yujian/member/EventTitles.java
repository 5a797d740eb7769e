package io.yujian.member;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** How a module's events are called on the timeline; one bean per module. Pure and fast: asked for each line. */
public interface EventTitles {
    /** @return empty for types of other modules */
    Optional<Title> of(String type, ObjectNode data);

    /** A short line in both languages of the console, such as 关注公众号（来源：store-7）. */
    record Title(String zh, String en) {}
}
