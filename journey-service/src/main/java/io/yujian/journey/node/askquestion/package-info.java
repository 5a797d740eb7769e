/** Asks the person something in the chat and goes by the answer. Operators draw dialogues, surveys and small games with it. */
@NullMarked
package io.yujian.journey.node.askquestion;

import org.jspecify.annotations.NullMarked;
