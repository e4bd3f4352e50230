#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension KnowledgeFolder {
  /// A number that changes whenever a file that could be read here comes, goes, or is written: it is
  /// made of the paths, sizes and times of all `.yaml` files, and of all links. No file is opened, so
  /// that asking costs little.
  public func stamp() -> UInt64 {
    let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { return 0 }
    return Self.stamp(of: directory, prefix: Digest(), depth: 0)
  }

  /// Adds up the files' digests, so that their order does not matter. Closes the folder.
  private static func stamp(of folder: CInt, prefix: Digest, depth: Int) -> UInt64 {
    guard let directory = fdopendir(folder) else {
      close(folder)
      return 0
    }
    defer { closedir(directory) }
    var sum: UInt64 = 1
    while let entry = readdir(directory) {
      let kind = Int32(entry.pointee.d_type)
      let added = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name -> UInt64 in
          guard name[0] != CChar(UInt8(ascii: ".")) else { return 0 }
          var digest = prefix
          var length = 0
          while name[length] != 0 {
            digest.add(UInt8(bitPattern: name[length]))
            length += 1
          }
          if kind == Int32(DT_DIR) {
            return stamp(ofFolder: name, in: folder, prefix: digest, depth: depth + 1)
          }
          let isYAML = length > 5 && strcmp(name + length - 5, ".yaml") == 0
          guard isYAML || kind != Int32(DT_REG) else { return 0 }
          return stamp(ofFile: name, in: folder, digest, depth: depth)
        }
      }
      sum &+= added
    }
    return sum
  }

  private static func stamp(
    ofFolder name: UnsafePointer<CChar>, in folder: CInt, prefix: Digest, depth: Int
  ) -> UInt64 {
    guard depth < 16 else { return 0 }
    let inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard inner >= 0 else { return 0 }
    var prefix = prefix
    prefix.add(UInt8(ascii: "/"))
    return stamp(of: inner, prefix: prefix, depth: depth)
  }

  /// Files by what they are; of links also what they lead to.
  private static func stamp(
    ofFile name: UnsafePointer<CChar>, in folder: CInt, _ path: Digest, depth: Int
  ) -> UInt64 {
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return 0 }
    // Some file systems do not say in the folder what is a folder.
    if status.st_mode & S_IFMT == S_IFDIR {
      return stamp(ofFolder: name, in: folder, prefix: path, depth: depth + 1)
    }
    var digest = path
    digest.add(0)
    digest.add(status)
    if status.st_mode & S_IFMT == S_IFLNK, fstatat(folder, name, &status, 0) == 0 {
      digest.add(status)
    }
    return digest.value
  }
}

extension Digest {
  fileprivate mutating func add(_ status: stat) {
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    // Seconds before 1970 are negative.
    for number in [Int64(status.st_size), Int64(time.tv_sec), Int64(time.tv_nsec)] {
      for shift in stride(from: Int64(0), to: 64, by: 8) {
        add(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
  }
}
