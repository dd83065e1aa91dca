using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Vejviser.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LivingBank : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "ConfirmedOn",
                table: "Themes",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ConfirmedOn",
                table: "PracticeExamples",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EndedOn",
                table: "PracticeExamples",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReviewMonths",
                table: "PracticeExamples",
                type: "integer",
                nullable: false,
                defaultValue: 12);

            migrationBuilder.AddColumn<string>(
                name: "UnsubscribeAddress",
                table: "Outbox",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ConfirmedOn",
                table: "EffortTypes",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Adoptions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PracticeExampleId = table.Column<int>(type: "integer", nullable: false),
                    MunicipalityCode = table.Column<string>(type: "character varying(4)", nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    HasUsed = table.Column<bool>(type: "boolean", nullable: false),
                    Figures = table.Column<string>(type: "text", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AccountId = table.Column<int>(type: "integer", nullable: true),
                    AskOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adoptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Adoptions_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_Adoptions_Municipalities_MunicipalityCode",
                        column: x => x.MunicipalityCode,
                        principalTable: "Municipalities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Adoptions_PracticeExamples_PracticeExampleId",
                        column: x => x.PracticeExampleId,
                        principalTable: "PracticeExamples",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CheckedLinks",
                columns: table => new
                {
                    Url = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    NextCheckAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CheckedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    Fault = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckedLinks", x => x.Url);
                });

            migrationBuilder.CreateTable(
                name: "ExampleRequests",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    MunicipalityCode = table.Column<string>(type: "character varying(4)", nullable: false),
                    Theme = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    TargetGroup = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExampleRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExampleRequests_Municipalities_MunicipalityCode",
                        column: x => x.MunicipalityCode,
                        principalTable: "Municipalities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExampleUses",
                columns: table => new
                {
                    PracticeExampleId = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExampleUses", x => new { x.PracticeExampleId, x.On, x.Kind });
                    table.ForeignKey(
                        name: "FK_ExampleUses_PracticeExamples_PracticeExampleId",
                        column: x => x.PracticeExampleId,
                        principalTable: "PracticeExamples",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReminderLetters",
                columns: table => new
                {
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderLetters", x => x.Email);
                });

            migrationBuilder.CreateTable(
                name: "RoutineRuns",
                columns: table => new
                {
                    Routine = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoutineRuns", x => new { x.Routine, x.On });
                });

            migrationBuilder.CreateTable(
                name: "Subscriptions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Subject = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Pace = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SentUpTo = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Subscriptions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AdoptionReport",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    AdoptionId = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true),
                    Figures = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsAnswer = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdoptionReport", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AdoptionReport_Adoptions_AdoptionId",
                        column: x => x.AdoptionId,
                        principalTable: "Adoptions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PracticeExamples_ReviewDueOn",
                table: "PracticeExamples",
                column: "ReviewDueOn");

            migrationBuilder.CreateIndex(
                name: "IX_AdoptionReport_AdoptionId",
                table: "AdoptionReport",
                column: "AdoptionId");

            migrationBuilder.CreateIndex(
                name: "IX_Adoptions_AccountId",
                table: "Adoptions",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Adoptions_AskOn",
                table: "Adoptions",
                column: "AskOn");

            migrationBuilder.CreateIndex(
                name: "IX_Adoptions_MunicipalityCode",
                table: "Adoptions",
                column: "MunicipalityCode");

            migrationBuilder.CreateIndex(
                name: "IX_Adoptions_PracticeExampleId_MunicipalityCode",
                table: "Adoptions",
                columns: new[] { "PracticeExampleId", "MunicipalityCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CheckedLinks_NextCheckAt",
                table: "CheckedLinks",
                column: "NextCheckAt");

            migrationBuilder.CreateIndex(
                name: "IX_ExampleRequests_MunicipalityCode_Theme_TargetGroup",
                table: "ExampleRequests",
                columns: new[] { "MunicipalityCode", "Theme", "TargetGroup" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_Email_Kind_Subject",
                table: "Subscriptions",
                columns: new[] { "Email", "Kind", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_Pace_Id",
                table: "Subscriptions",
                columns: new[] { "Pace", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AdoptionReport");

            migrationBuilder.DropTable(
                name: "CheckedLinks");

            migrationBuilder.DropTable(
                name: "ExampleRequests");

            migrationBuilder.DropTable(
                name: "ExampleUses");

            migrationBuilder.DropTable(
                name: "ReminderLetters");

            migrationBuilder.DropTable(
                name: "RoutineRuns");

            migrationBuilder.DropTable(
                name: "Subscriptions");

            migrationBuilder.DropTable(
                name: "Adoptions");

            migrationBuilder.DropIndex(
                name: "IX_PracticeExamples_ReviewDueOn",
                table: "PracticeExamples");

            migrationBuilder.DropColumn(
                name: "ConfirmedOn",
                table: "Themes");

            migrationBuilder.DropColumn(
                name: "ConfirmedOn",
                table: "PracticeExamples");

            migrationBuilder.DropColumn(
                name: "EndedOn",
                table: "PracticeExamples");

            migrationBuilder.DropColumn(
                name: "ReviewMonths",
                table: "PracticeExamples");

            migrationBuilder.DropColumn(
                name: "UnsubscribeAddress",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "ConfirmedOn",
                table: "EffortTypes");
        }
    }
}
