// swift-tools-version: 6.2
import PackageDescription

// Coverage-guided fuzzing of whatever reads a file (make fuzz). A package of its own, because everything in it, relocate's own rooms
// too, is built with libFuzzer's instruments.
let package = Package(
  name: "relocate-fuzzing",
  dependencies: [.package(name: "relocate", path: "..")],
  targets: [
    .executableTarget(
      name: "relocate-fuzz",
      dependencies: [
        .product(name: "InstanceFiles", package: "relocate"), .product(name: "Reporting", package: "relocate"),
        .product(name: "Interpretation", package: "relocate"), .product(name: "Relocation", package: "relocate"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library", "-sanitize=fuzzer"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])])
  ]
)
