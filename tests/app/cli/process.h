// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace retort::tests {

/// retort-cli as a process of its own, between two files.
class Process {
public:
    struct Files {
        std::filesystem::path in;
        std::filesystem::path out;
        std::filesystem::path err;
    };

    /// `before` runs in the new process, to set its limits.
    Process(const std::vector<std::string>& arguments, const Files& files, const std::function<void()>& before = {})
    {
        std::vector<std::string> words = {RETORT_CLI};
        words.insert(words.end(), arguments.begin(), arguments.end());
        std::vector<char*> pointers;
        for (std::string& word : words)
            pointers.push_back(word.data());
        pointers.push_back(nullptr);
        m_process = ::fork();
        if (m_process < 0)
            throw std::runtime_error("cannot fork");
        if (m_process > 0)
            return;
        ::dup2(::open(files.in.c_str(), O_RDONLY), 0);
        ::dup2(::open(files.out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 1);
        ::dup2(::open(files.err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 2);
        if (before)
            before();
        ::execv(pointers[0], pointers.data());
        ::_exit(127);
    }
    ~Process() { kill(); }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    pid_t id() const { return m_process; }
    /// kill -9, and the process is gone when this returns.
    void kill()
    {
        if (m_process > 0)
            ::kill(m_process, SIGKILL);
        wait();
    }
    /// Its exit status, 128 + the signal where one ended it.
    int wait()
    {
        if (m_process <= 0)
            return m_status;
        ::waitpid(m_process, &m_status, 0);
        m_process = 0;
        m_status = WIFEXITED(m_status) ? WEXITSTATUS(m_status) : 128 + WTERMSIG(m_status);
        return m_status;
    }

private:
    pid_t m_process = 0;
    int m_status = 0;
};

} // namespace retort::tests
