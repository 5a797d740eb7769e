package io.yujian.journey.node.notifystaff;

import io.yujian.journey.node.Effect;

/** Show the text at the bell. */
record TellConsole(String text) implements Effect {}
