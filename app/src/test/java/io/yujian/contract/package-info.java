/** Contracts of the platform, held over all modules together. */
package io.yujian.contract;
