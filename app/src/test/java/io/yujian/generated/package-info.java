/** Files that are written from the running product and kept in the repository: they must not drift. */
package io.yujian.generated;
