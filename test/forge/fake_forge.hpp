// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "roadstead/base/json.hpp"
#include "roadstead/forge/pull_requests.hpp"

namespace roadstead::forge {

struct FakePull {
  enum class State { open, closed, merged };
  std::uint64_t number = 0;
  State state = State::open;
  std::string owner, branch, base, title, body;
  bool draft = false;
  bool can_be_reopened = true;
  bool has_review = false;
  std::vector<std::string> labels, reviewers, assignees;
  std::string author = "robot";

  // What who merges looks at.
  std::string head = std::string(40, 'a');
  std::uint64_t author_id = 7;
  std::string blocked;         ///< as the forge calls it; empty: it can be merged
  bool can_be_merged = false;  ///< whatever it is called
  int looks_until_known = 0;
  std::vector<std::pair<std::string, std::string>> reviews;  ///< who, and what
  std::string association = "MEMBER";                        ///< of all who review
  struct Said {
    std::uint64_t id;
    std::string author, body;
    bool is_bot = false;
  };
  std::vector<Said> comments;
  std::string merged_title, merged_by;  ///< by: the way
};

/// Those of an organization that the token may see; of GitLab a group.
struct FakeTeam {
  std::uint64_t id = 0;
  std::string slug;
  std::map<std::string, std::string>
      members;  ///< account → "active" or "pending"; of GitLab "reporter" or "blocked" too
};

/// A request as a forge sees it.
struct Call {
  std::string method;
  std::string target;              ///< below the API's address, as it was sent
  std::vector<std::string> parts;  ///< of the path, decoded
  std::map<std::string, std::string> query;
  std::string body;
  std::string query_or(const std::string& name, const std::string& otherwise) const;
  bool is(std::string_view wanted_method, std::size_t part, std::string_view wanted) const;
};

/// What goes wrong with the next request of a method.
struct Trouble {
  std::string method;
  enum class When { instead, after } when = When::instead;  ///< of being carried out
  Result<net::Response> answer = fail(Code::unavailable, "connection reset, want an answer");
  std::function<void()> meanwhile = [] {};
};

/// A forge with the repository vanessa/registry in memory, behind the client's interface. It refuses what the real one
/// refuses: wrong credentials, a second pull request of one branch, people that it does not know.
class FakeForge : public net::HttpClient {
 public:
  static std::unique_ptr<FakeForge> make(ForgeKind kind);

  Result<net::Response> send(const net::Request& request) final;

  /// Puts a pull request there.
  FakePull& add(FakePull pull);
  FakePull& last() { return pulls.back(); }
  /// The calls other than GET, as "POST /repos/…".
  std::vector<std::string> changes() const;

  std::deque<FakePull> pulls;  ///< oldest first
  std::deque<Trouble> troubles;
  std::vector<Call> calls;
  std::vector<std::string> people{"robot", "ada", "bob"}, labels{"automated", "images"};
  std::vector<std::string> ways{"merge", "squash", "rebase"};  ///< to merge, that the repository allows
  std::vector<FakeTeam> teams;
  std::string own_name = "robot-that-merges";  ///< the account of the token; empty: of a workflow, which may not ask
  static constexpr std::string_view merged_commit = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
  static constexpr std::string_view token = "t0ken-of-the-robot";

 protected:
  virtual std::string_view api() const = 0;
  virtual std::string authorization() const { return "Bearer " + std::string(token); }
  virtual net::Response answer(const Call& call) = 0;

  FakePull* find(std::string_view number);
  FakePull* open_one(std::string_view owner, std::string_view branch, std::string_view base);
  /// One page, newest first, of those that are wanted.
  net::Response page(const Call& call, const std::string& size_name, std::size_t largest,
                     const std::function<bool(const FakePull&)>& wanted,
                     const std::function<void(JsonWriter&, const FakePull&)>& write);
  bool knows(const std::string& name) const;
  /// Of who has opened a pull request; 0: nobody has by that name.
  std::uint64_t id_of(const std::string& account) const;
  const FakeTeam* team(std::string_view id) const;
  /// What a forge refuses with; nullopt: it is merged.
  std::optional<net::Response> merge(FakePull& pull, std::string_view head, std::string_view title,
                                     std::string_view way);
  net::Response list_comments(const FakePull& pull, std::string_view author_key) const;
  net::Response own_account(std::string_view field) const;
  net::Response comment(FakePull& pull, std::string_view body);
  /// Of any pull request.
  net::Response edit_comment(std::string_view id, std::string_view body);

  static net::Response json(long status, const std::function<void(JsonWriter&)>& fill);
  static net::Response refused(long status, std::string_view message);
};

std::unique_ptr<FakeForge> make_fake_gitlab();
std::unique_ptr<FakeForge> make_fake_repos(ForgeKind kind);

}  // namespace roadstead::forge
