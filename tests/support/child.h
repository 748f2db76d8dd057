// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace retort::tests {

constexpr uid_t nobody = 65534;

/// Runs something in a process of its own, so that it may change its limits or its user, and gives its exit status;
/// 128 + the signal where one ended it.
inline int inChild(const std::function<int()>& work)
{
    const pid_t child = ::fork();
    if (child < 0)
        throw std::runtime_error("cannot fork");
    if (child == 0)
        ::_exit(work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// The same as somebody whom permissions bind: root is told yes whatever they say.
inline int asOrdinaryUser(const std::function<int()>& work)
{
    return inChild([&] {
        if (::geteuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0))
            return 99;
        return work();
    });
}

} // namespace retort::tests
